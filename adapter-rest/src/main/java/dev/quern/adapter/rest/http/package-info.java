/**
 * What all methods share: paths and verbs as clients write them, request ids, error envelopes,
 * conditional requests, field masks, paging.
 */
@NullMarked
package dev.quern.adapter.rest.http;

import org.jspecify.annotations.NullMarked;
