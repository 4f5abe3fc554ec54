package dev.quern.adapter.rest.wire;

/** What stands before the rows of an answer. */
public sealed interface RowsHeadJson permits QueryHeadJson, ResultsHeadJson, TableDataHeadJson {}
