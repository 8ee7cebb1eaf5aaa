"""The look: colours, type, logo. In: a brand.yml. Out: ``Brand``, frozen."""
