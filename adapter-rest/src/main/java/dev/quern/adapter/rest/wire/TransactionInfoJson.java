package dev.quern.adapter.rest.wire;

/** REST type {@code TransactionInfo}. */
public record TransactionInfoJson(String transactionId) {}
