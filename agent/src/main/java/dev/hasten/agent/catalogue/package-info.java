/** Known rewrites: each rule finds its places in one hot method and says how to rewrite them. */
@NullMarked
package dev.hasten.agent.catalogue;

import org.jspecify.annotations.NullMarked;
