/**
 * The repository of datasets, tables, views, routines and models: an immutable snapshot for
 * readers, transactions for writers, a log in the engine that commits together with the data.
 * Imports domain and storage. Promises that readers never wait.
 */
@NullMarked
package dev.quern.catalog;

import org.jspecify.annotations.NullMarked;
