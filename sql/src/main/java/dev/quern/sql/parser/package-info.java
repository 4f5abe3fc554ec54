/**
 * From the text of GoogleSQL to its syntax tree: {@link GoogleSqlParser} is the way in, {@link
 * Lexer} cuts the text into tokens, one parser per clause reads them by recursive descent. Wording
 * and places of errors are those of GoogleSQL's own parser. Imports the tree and the errors of the
 * domain, nothing of the analyzer.
 */
@NullMarked
package dev.quern.sql.parser;

import org.jspecify.annotations.NullMarked;
