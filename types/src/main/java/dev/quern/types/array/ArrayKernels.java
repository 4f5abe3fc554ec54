package dev.quern.types.array;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.utf8.SequenceKernels;

/** The kernels of array functions. */
public final class ArrayKernels {

  private ArrayKernels() {}

  /** ARRAY_TO_STRING(ARRAY of STRING, delimiter). */
  public static final ScalarKernel JOIN_STRINGS = SequenceKernels.join(STRING);

  /** ARRAY_TO_STRING(ARRAY of STRING, delimiter, text for NULL). */
  public static final ScalarKernel JOIN_STRINGS_NULL_TEXT =
      SequenceKernels.joinWithNullText(STRING);

  /** ARRAY_TO_STRING(ARRAY of BYTES, delimiter). */
  public static final ScalarKernel JOIN_BYTES = SequenceKernels.join(BYTES);

  /** ARRAY_TO_STRING(ARRAY of BYTES, delimiter, bytes for NULL). */
  public static final ScalarKernel JOIN_BYTES_NULL_BYTES = SequenceKernels.joinWithNullText(BYTES);
}
