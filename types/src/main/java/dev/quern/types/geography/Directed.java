package dev.quern.types.geography;

/**
 * A piece of a boundary with what is inside on its left.
 *
 * @param id the number of the edge that it is a piece of
 */
record Directed(int from, int to, int id) {}
