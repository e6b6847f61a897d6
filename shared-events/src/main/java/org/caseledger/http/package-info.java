/** Asking strangers over HTTP: for so long at most, and reading so many bytes at most. */
@NullMarked
package org.caseledger.http;

import org.jspecify.annotations.NullMarked;
