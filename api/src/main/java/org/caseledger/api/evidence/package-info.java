/** Which files are taken as evidence, and how they are told from others. */
@NullMarked
package org.caseledger.api.evidence;

import org.jspecify.annotations.NullMarked;
