/**
 * BigQuery's REST API: wire JSON in, commands to the modules below, wire JSON out. Imports all but
 * the other adapters and never touches storage. Promises thin controllers: no rule of BigQuery's
 * data lives here, only rules of the wire.
 */
@NullMarked
package dev.quern.adapter.rest;

import org.jspecify.annotations.NullMarked;
