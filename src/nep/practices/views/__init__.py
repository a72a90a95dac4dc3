"""Pages of practices: public, for officers, for who applies one."""
