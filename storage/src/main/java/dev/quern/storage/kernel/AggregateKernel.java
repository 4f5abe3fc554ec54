package dev.quern.storage.kernel;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import java.util.List;

/**
 * An aggregate function in Java. DISTINCT, ORDER BY, FILTER and OVER are the engine's; rows whose
 * first argument is NULL reach the function only when {@code seesNulls}.
 *
 * @param name the function's name, unique together with the argument types; lower case, starting
 *     with {@code q_}
 * @param arguments the types of the arguments
 * @param result the type of the result
 * @param seesNulls whether rows with a NULL argument are passed on
 * @param body the computation
 */
public record AggregateKernel(
    String name, List<SqlType> arguments, SqlType result, boolean seesNulls, Computation body)
    implements Kernel {

  public AggregateKernel {
    arguments = List.copyOf(arguments);
  }

  /** How the result comes about. */
  public sealed interface Computation {}

  /**
   * The computation over states of type {@code S}; each state is used by one thread at a time.
   *
   * @param <S> the mutable state of one group
   */
  public non-sealed interface Body<S> extends Computation {

    /** The state of a group without rows. */
    S create();

    /** Adds one row. */
    void update(S state, ColumnVector[] arguments, int row);

    /**
     * Adds all rows of {@code source} to {@code target}. The source stays as it is and shares
     * nothing mutable with the target: frames of windows combine the same states again.
     */
    void combine(S source, S target);

    /** Writes the group's result, NULL included. May be called more than once for a state. */
    void finish(S state, VectorWriter result, int row);
  }

  /**
   * The computation over states of a few words in the engine's own memory, which makes no object
   * per group. The state of a group without rows is zeros.
   */
  public non-sealed interface FlatBody extends Computation {

    /** How many words a state has. */
    int words();

    /**
     * Adds rows, each to the state of its number.
     *
     * @param arguments the first one may be NULL in rows that are to be passed over
     */
    void update(StateWords states, ColumnVector[] arguments, int rowCount);

    /** Adds all rows of a state to another; the source stays as it is. */
    void combine(StateWords sources, StateWords targets, int index);

    /** Writes a group's result, NULL included. May be called more than once for a state. */
    void finish(StateWords states, int index, VectorWriter result, int row);
  }
}
