/**
 * {@code jobs.insert}, with the files that may come along: none, in the same request, or in pieces
 * by a resumable upload. Sources: "Upload files", Google APIs' "Media upload".
 */
@NullMarked
package dev.quern.adapter.rest.upload;

import org.jspecify.annotations.NullMarked;
