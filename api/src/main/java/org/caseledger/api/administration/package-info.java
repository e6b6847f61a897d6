/** 系统管理: what an office changes of itself from pages, each with a preview and as events. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.administration;
