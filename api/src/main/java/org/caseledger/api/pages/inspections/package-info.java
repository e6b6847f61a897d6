/** 整改、表彰追责、检查: what is put right, what is said of the work, and the periodic sheet. */
@NullMarked
package org.caseledger.api.pages.inspections;

import org.jspecify.annotations.NullMarked;
