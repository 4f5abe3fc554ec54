package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Relation;
import dev.quern.sql.scope.NameList;

/**
 * What a FROM clause or a part of it reads.
 *
 * @param relation the rows
 * @param names the names they go by
 */
record FromResult(Relation relation, NameList names) {}
