"""The pages: each shows a `Case` as a whole and says by signals what its reader wants."""
