/**
 * The server put together: configuration, wiring of modules, health, metrics, logs. Imports
 * everything; nothing imports it.
 */
@NullMarked
package dev.quern.bootstrap;

import org.jspecify.annotations.NullMarked;
