@NullMarked
package org.caseledger.api.evidence;

import org.jspecify.annotations.NullMarked;
