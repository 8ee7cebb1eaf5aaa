"""The release gate: what a finished file holds, held against what its audience is not told.

``said`` gathers what outline and notes say; ``exclusions`` takes away what the audience is told;
``packages``, ``pdfs``, ``images`` and ``blobs`` read finished files, whoever made them; ``search`` looks
for the one in the other; ``check`` tells what was found, and ``proof`` what was searched. The room takes
nothing from those whose work it checks: neither composing nor layout nor a painter is known here.
"""
