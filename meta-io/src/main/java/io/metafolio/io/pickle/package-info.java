/**
 * Tables of pandas, read from pickles without executing any, and written in a form that every pandas from 1.0 opens.
 *
 * <p>The path of the bytes: {@code Unpacked} finds the compression by content, {@code PickleMachine} turns opcodes into a
 * graph of {@code Item}s without calling anything, {@code TableReader} and its helpers recognise in it what pandas writes.
 */
@NullMarked
package io.metafolio.io.pickle;

import org.jspecify.annotations.NullMarked;
