/** What a user can set, declared once; every face and the configuration files derive from it. */
@NullMarked
package dev.hasten.agent.options;

import org.jspecify.annotations.NullMarked;
