/** How events are written as JSON under their stored names and read back. */
@NullMarked
package org.caseledger.events.codec;

import org.jspecify.annotations.NullMarked;
