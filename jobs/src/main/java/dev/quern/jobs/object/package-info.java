/** Objects of Cloud Storage: in a local folder or on a server that speaks its JSON API. */
@NullMarked
package dev.quern.jobs.object;

import org.jspecify.annotations.NullMarked;
