package dev.quern.sql.function;

/**
 * One signature of a function and how it is computed.
 *
 * @param signature its parameters and result
 * @param implementation how it is computed
 */
public record Overload(Signature signature, Implementation implementation) {}
