package dev.quern.storage.duckdb.natives;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Binds native functions by name and signature. A signature is written as {@code arguments:result},
 * one letter each: {@code l} 64-bit integer, address or handle; {@code i} 32-bit integer or enum;
 * {@code b} bool; {@code c} 8-bit integer; {@code d} double, given as its bits; {@code R}, {@code
 * D}, {@code B} and {@code I} a {@code duckdb_result}, {@code duckdb_decimal}, {@code
 * duckdb_bignum} or {@code duckdb_interval} by value, for which the caller gives its address;
 * {@code v} no result.
 */
final class Linkage {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY = NativeLibrary.lookup();

  private static final MemoryLayout RESULT = words(6);
  private static final MemoryLayout DECIMAL = words(3);
  private static final MemoryLayout BIGNUM = words(3);
  private static final MemoryLayout INTERVAL = words(2);

  private static final MethodHandle LONG_BITS_TO_DOUBLE =
      method(Double.class, "longBitsToDouble", MethodType.methodType(double.class, long.class));
  private static final MethodHandle SEGMENT =
      method(
          CMemory.class,
          "segment",
          MethodType.methodType(MemorySegment.class, long.class, long.class));

  private Linkage() {}

  static CFunction.F0 f0(String name, String signature) {
    return new CFunction.F0(bind(name, signature));
  }

  static CFunction.F1 f1(String name, String signature) {
    return new CFunction.F1(bind(name, signature));
  }

  static CFunction.F2 f2(String name, String signature) {
    return new CFunction.F2(bind(name, signature));
  }

  static CFunction.F3 f3(String name, String signature) {
    return new CFunction.F3(bind(name, signature));
  }

  static CFunction.F4 f4(String name, String signature) {
    return new CFunction.F4(bind(name, signature));
  }

  static CFunction.F6 f6(String name, String signature) {
    return new CFunction.F6(bind(name, signature));
  }

  static CFunction.F7 f7(String name, String signature) {
    return new CFunction.F7(bind(name, signature));
  }

  /**
   * A function so short that the thread need not leave Java's state: it neither blocks nor calls
   * back.
   */
  static CFunction.F1 quick1(String name, String signature) {
    return new CFunction.F1(bind(name, signature, Linker.Option.critical(false)));
  }

  /** See {@link #quick1}. */
  static CFunction.F2 quick2(String name, String signature) {
    return new CFunction.F2(bind(name, signature, Linker.Option.critical(false)));
  }

  /** A function with a descriptor of its own. */
  @SuppressWarnings("restricted")
  static MethodHandle raw(String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return LINKER.downcallHandle(symbol(name), descriptor, options);
  }

  /** The address of a native function. */
  static MemorySegment symbol(String name) {
    return LIBRARY.find(name).orElseThrow(() -> new UnsatisfiedLinkError("no symbol " + name));
  }

  /** The address of a Java method that native code may call; it lives as long as the JVM. */
  @SuppressWarnings("restricted")
  static long upcall(MethodHandle target, String signature) {
    MemorySegment stub = LINKER.upcallStub(target, descriptor(signature), Arena.global());
    return stub.address();
  }

  private static MethodHandle bind(String name, String signature, Linker.Option... options) {
    MethodHandle handle = raw(name, descriptor(signature), options);
    int arguments = signature.indexOf(':');
    for (int i = 0; i < arguments; i++) {
      char letter = signature.charAt(i);
      if (letter == 'd') {
        handle = MethodHandles.filterArguments(handle, i, LONG_BITS_TO_DOUBLE);
      } else if (Character.isUpperCase(letter)) {
        handle = MethodHandles.filterArguments(handle, i, structAt(letter));
      }
    }
    Class<?>[] longs = new Class<?>[arguments];
    Arrays.fill(longs, long.class);
    return MethodHandles.explicitCastArguments(handle, MethodType.methodType(long.class, longs));
  }

  private static FunctionDescriptor descriptor(String signature) {
    int colon = signature.indexOf(':');
    MemoryLayout[] arguments = new MemoryLayout[colon];
    for (int i = 0; i < colon; i++) {
      arguments[i] = layout(signature.charAt(i));
    }
    char result = signature.charAt(colon + 1);
    return result == 'v'
        ? FunctionDescriptor.ofVoid(arguments)
        : FunctionDescriptor.of(layout(result), arguments);
  }

  private static MemoryLayout layout(char letter) {
    return switch (letter) {
      case 'l' -> ValueLayout.JAVA_LONG;
      case 'i' -> ValueLayout.JAVA_INT;
      case 'b' -> ValueLayout.JAVA_BOOLEAN;
      case 'c' -> ValueLayout.JAVA_BYTE;
      case 'd' -> ValueLayout.JAVA_DOUBLE;
      case 'R' -> RESULT;
      case 'D' -> DECIMAL;
      case 'B' -> BIGNUM;
      case 'I' -> INTERVAL;
      default -> throw new IllegalArgumentException("letter " + letter);
    };
  }

  /** Takes the address of a struct and gives the struct. */
  private static MethodHandle structAt(char letter) {
    return MethodHandles.insertArguments(SEGMENT, 1, layout(letter).byteSize());
  }

  private static MethodHandle method(Class<?> owner, String name, MethodType type) {
    try {
      return MethodHandles.lookup().findStatic(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MemoryLayout words(int count) {
    MemoryLayout[] fields = new MemoryLayout[count];
    Arrays.fill(fields, ValueLayout.JAVA_LONG);
    return MemoryLayout.structLayout(fields);
  }
}
