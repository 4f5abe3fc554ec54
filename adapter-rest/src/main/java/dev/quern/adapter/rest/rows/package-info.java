/**
 * Rows as the wire has them, {@code {"f":[{"v":...}]}}, written straight from columns. Source: REST
 * type {@code TableRow}; nobody makes an object per cell here.
 */
@NullMarked
package dev.quern.adapter.rest.rows;

import org.jspecify.annotations.NullMarked;
