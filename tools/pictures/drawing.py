"""A page in a browser, and its picture in a file."""

import io
import shutil
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page, Playwright

PATIENCE_MS = 60_000
WIDE = (1440, 900)
PHONE = (390, 844)


async def chromium(playwright: Playwright) -> Browser | None:
    """The machine's own."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        return None
    return await playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])


async def opened(
    browser: Browser, url: str, size: tuple[int, int], language: str = "ru-RU"
) -> Page:
    """A profile of its own, in the light colours."""
    width, height = size
    page = await browser.new_page(
        viewport={"width": width, "height": height},
        locale=language,
        timezone_id="Europe/Moscow",
        color_scheme="light",
    )
    page.set_default_timeout(PATIENCE_MS)
    await page.goto(url)
    return page


FONT_IS_THERE = """() => !document.querySelector('script[src="/boot.js"]')
    || [...document.fonts].some(
        ({ family, status }) => family.includes('Golos Text') && status === 'loaded')"""
"""Of the desk's own pages; others have none."""


async def draw(page: Page, file: Path, *, height: int | None = None) -> None:
    """The page as it stands, once its pictures are there: as WebP where the file says so. `height`
    leaves out what is below."""
    await page.mouse.move(0, 0)
    await page.evaluate("() => Promise.all([...document.images].map((each) => each.decode()))")
    # The desk's font comes a second after a first page.
    await page.wait_for_function(FONT_IS_THERE)
    size = page.viewport_size
    clip = {"x": 0, "y": 0, "width": size["width"], "height": height} if size and height else None
    if file.suffix != ".webp":
        await page.screenshot(path=file, animations="disabled", clip=clip)  # pyright: ignore[reportArgumentType] - a dict of its form
        return
    taken = await page.screenshot(animations="disabled", clip=clip)  # pyright: ignore[reportArgumentType] - a dict of its form
    with Image.open(io.BytesIO(taken)) as image:
        image.convert("RGB").save(file, "WEBP", quality=82, method=6)
