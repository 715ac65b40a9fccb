"""`vestovoy doctor`: what is wrong with an installation, in words. It looks and never changes
anything, whether the product runs or not."""
