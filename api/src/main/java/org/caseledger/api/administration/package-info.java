/** 系统管理: what an office changes of itself from pages, each with a preview and as events. */
@NullMarked
package org.caseledger.api.administration;

import org.jspecify.annotations.NullMarked;
