package dev.hasten.target.git;

import java.util.Optional;

/**
 * What happened to one path between two states.
 *
 * <p>Texts are decoded as UTF-8 where the bytes are that, else as ISO-8859-1, so that every file
 * can be written back byte for byte.
 *
 * @param before its text before; nothing where it was added
 * @param after its text after; nothing where it was deleted
 * @param regular whether it is an ordinary file on both sides with the same mode; otherwise it is,
 *     or was, a symbolic link or a submodule, or became executable
 */
public record FileChange(Optional<String> before, Optional<String> after, boolean regular) {}
