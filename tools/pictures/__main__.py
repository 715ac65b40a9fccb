"""`make pictures`: the pictures of the documents, drawn anew.

The guides' come from desks that are started for them; the README's from a fresh demo that runs
already (`make demo`). Chromium is the machine's own.
"""

import argparse
import asyncio
import sys

from playwright.async_api import async_playwright, expect

from tools.pictures.drawing import PATIENCE_MS, chromium
from tools.pictures.guide import draw_guides
from tools.pictures.readme import draw_readme

PRODUCT = "http://127.0.0.1:8000"
SANDBOX = "http://127.0.0.1:8100"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.pictures", description=__doc__)
    parser.add_argument("of", nargs="?", choices=("all", "guides", "readme"), default="all")
    parser.add_argument("--product", default=PRODUCT)
    parser.add_argument("--sandbox", default=SANDBOX)
    return asyncio.run(drawn(parser.parse_args()))


async def drawn(asked: argparse.Namespace) -> int:
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await chromium(playwright)
        if browser is None:
            print("This machine has no chromium.", file=sys.stderr)
            return 1
        if asked.of != "readme":
            await draw_guides(browser)
        if asked.of != "guides":
            await draw_readme(browser, asked.product, asked.sandbox)
        await browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
