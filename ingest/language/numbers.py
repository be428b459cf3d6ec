"""Numbers as they are written in words, up to twenty."""

WORDS = (
    *("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"),
    *("elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton"),
    *("nitton", "tjugo"),
)
IN_WORDS = {word: number for number, word in enumerate(WORDS)} | {"ett": 1}
