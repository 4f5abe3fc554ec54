package dev.quern.types.printf;

import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.civil.Zone;
import dev.quern.types.kernel.LastText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code FORMAT}. Source: "String functions". */
public final class PrintfKernels {

  private static final int FIRST_VALUE = 2;

  private PrintfKernels() {}

  /**
   * {@code FORMAT(pattern, values...)} for values of given types.
   *
   * @return the kernel; its arguments are the default time zone, the pattern and the values
   */
  public static ScalarKernel format(List<SqlType> types) {
    List<SqlType> arguments = new ArrayList<>(List.of(STRING, STRING));
    arguments.addAll(types);
    LastText<Zone> zones = new LastText<>(Zone::of);
    LastText<PrintfFormat> formats =
        new LastText<>(pattern -> PrintfFormat.compile(pattern, types));
    return ScalarKernel.of(
            "q_format",
            arguments,
            STRING,
            (in, row, out) -> {
              Optional<String> text =
                  in[1].isNull(row)
                      ? Optional.empty()
                      : formats.get(in[1], row).print(in, FIRST_VALUE, row, zones.get(in[0], row));
              if (text.isPresent()) {
                out.setString(row, text.get());
              } else {
                out.setNull(row);
              }
            })
        .handlingNulls();
  }
}
