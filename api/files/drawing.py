"""Draws the preview of one image: the picture on stdin, the preview on stdout; code 1 for none.

A program of its own, under limits, because pictures come from strangers and decoders of pictures
are where a small file takes all memory or brings a process down. It imports nothing of ours:
`python -I` runs the file itself.
"""

import io
import resource
import sys
from typing import Final

from PIL import Image, ImageOps

SIDE: Final = 480
"""Pixels of the longer side."""
FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP")
LARGEST: Final = 50_000_000
"""Pixels: a photo of the best cameras, and 200 MB once it is unpacked."""
MEMORY: Final = 768 * 1024 * 1024
SECONDS: Final = 10


def draw(source: bytes) -> bytes:
    """WebP, upright, with nothing of what the camera or the editor wrote beside the picture.
    Raises OSError, ValueError and others that a decoder thinks of."""
    with Image.open(io.BytesIO(source), formats=FORMATS) as image:
        if image.width * image.height > LARGEST:
            raise ValueError("too many pixels")
        image.thumbnail((SIDE, SIDE))
        upright = ImageOps.exif_transpose(image)
    plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    plain.info.clear()
    made = io.BytesIO()
    plain.save(made, "WEBP", quality=80)
    return made.getvalue()


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        made = draw(sys.stdin.buffer.read())
    except Exception as error:  # noqa: BLE001 - whatever it is, there is no preview
        sys.exit(f"{type(error).__name__}: {error}"[:200])
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
