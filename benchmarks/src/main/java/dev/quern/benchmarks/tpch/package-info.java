/** The tables and queries of TPC-H. Source: TPC Benchmark H, standard specification. */
@NullMarked
package dev.quern.benchmarks.tpch;

import org.jspecify.annotations.NullMarked;
