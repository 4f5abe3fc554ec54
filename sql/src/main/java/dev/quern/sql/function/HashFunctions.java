package dev.quern.sql.function;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.ScalarType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.hash.HashKernels;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Source: "Hash functions". */
final class HashFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "hash_functions",
          hash("FARM_FINGERPRINT", "INT64", HashKernels::farmFingerprint)
              .example("FARM_FINGERPRINT('2applefalse')", "2794438866806483259"),
          digest("MD5").example("TO_HEX(MD5('Hello World'))", "b10a8db164e0754105b7a99be72e3fe5"),
          digest("SHA1")
              .example("TO_HEX(SHA1('Hello World'))", "0a4d55a8d778e5022fab701977c5d840bbc486d0"),
          digest("SHA256").example("LEFT(TO_HEX(SHA256('Hello World')), 16)", "a591a6d40bf42040"),
          hash("SHA512", "BYTES", HashKernels::sha512)
              .example("LEFT(TO_HEX(SHA512('Hello World')), 16)", "2c74fd17edafd80e"));

  private HashFunctions() {}

  /** The engine has them, in hexadecimal digits. */
  private static FunctionRow digest(String name) {
    String template = "unhex(" + name.toLowerCase(Locale.ROOT) + "($1))";
    return scalar(name)
        .on("(BYTES) -> BYTES", sql(template))
        .on("(STRING) -> BYTES", sql(template));
  }

  private static FunctionRow hash(
      String name, String result, Function<ScalarType, ScalarKernel> kernel) {
    return scalar(name)
        .on("(BYTES) -> " + result, kernel.apply(BYTES))
        .on("(STRING) -> " + result, kernel.apply(STRING));
  }
}
