"""One layout engine for both media. In: a ``Deck`` or ``Memo`` and a ``Brand``. Out: ``Pages``.

Slides place blocks in the slots of a sheet; memos let the same blocks flow over pages. All text is
measured here; what does not fit goes down the fit ladder: tighter spacing, a smaller step of type
down to a floor, a further page, a diagnostic.
"""
