/** The duty roster: its import, its changes and its pages. */
@NullMarked
package org.caseledger.api.duty;

import org.jspecify.annotations.NullMarked;
