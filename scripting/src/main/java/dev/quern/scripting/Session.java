package dev.quern.scripting;

import dev.quern.sql.execution.EngineSession;
import java.util.Optional;

/**
 * What outlives a request in a session: variables, temporary things, an open transaction.
 *
 * @param id its name; empty for what ends with its script
 */
record Session(
    Optional<String> id, EngineSession engine, Variables variables, SystemVariables system) {}
