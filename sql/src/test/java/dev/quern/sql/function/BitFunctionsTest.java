package dev.quern.sql.function;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BitFunctionsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void combinesBytes() {
    QueryCases.check(
        sandbox,
        """
        SELECT b'\\x01\\xff' & b'\\x0f\\x0f', b'\\x01\\x02' | b'\\xf0\\x00', b'\\x01\\x02' ^ b'\\xff\\x00', ~b'\\x0f'
        >>> (b"\\x01\\x0f", b"\\xf1\\x02", b"\\xfe\\x02", b"\\xf0")

        SELECT b'\\x01\\xff' & b'\\x01'
        >>> error: Bitwise binary operator for BYTES requires equal length of the inputs. Got 2 bytes on the left hand side and 1 bytes on the right hand side.
        """);
  }

  @Test
  void shiftsBytesWithinTheirLength() {
    QueryCases.check(
        sandbox,
        """
        SELECT b'\\x01\\xff' << 4, b'\\x01\\xff' << 9, b'\\x01\\xff' << 100, b'\\x01\\xff' >> 4, b'\\x01\\xff' >> 8, b'\\x01\\xff' >> 100
        >>> (b"\\x1f\\xf0", b"\\xfe\\x00", b"\\x00\\x00", b"\\x00\\x1f", b"\\x00\\x01", b"\\x00\\x00")

        SELECT b'\\x01' << -1
        >>> error: Bitwise shift by negative offset.
        """);
  }

  @Test
  void shiftsIntegers() {
    QueryCases.check(
        sandbox,
        """
        SELECT 1 << 3, 1 >> 70, -1 << 1, -1 >> 63
        >>> (8, 0, -2, 1)

        SELECT 1 >> -1
        >>> error: Bitwise shift by negative offset.
        """);
  }
}
