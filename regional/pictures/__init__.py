"""Pictures of the answers: SVG from the standard library, and PNG and HTML made from it.

============  ==================================================================
`kinds`       the kinds of picture, and `draw`, which asks and draws
`canvas`      the shapes of which all are made: the one module that knows SVG
`typeface`    how wide a text is, and the fonts
`frame`       the title above a picture, the legend, and the caption under it
`axis`        days from left to right
`colours`     the colours, and `wording`: days and counts in words
`raster`      a picture as PNG, and `document`: as a page of HTML
============  ==================================================================

Each kind has a module of its own: `titles` says what it shows and finds, `draw` draws it, and `command` is the command
that lists what is drawn. The files in `fonts` and `geography` are made by `prepare_fonts` and `prepare_geography`.
"""
