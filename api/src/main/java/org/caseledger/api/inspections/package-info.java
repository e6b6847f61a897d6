/** Inspection sheets, rectifications, and declarations of accountability. */
@NullMarked
package org.caseledger.api.inspections;

import org.jspecify.annotations.NullMarked;
