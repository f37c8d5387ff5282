// A choice among the facets searches at once; without it the button does.
"use strict";
for (const control of document.querySelectorAll('#ask [name="unit"], #ask select, .facets input[type="checkbox"]')) {
  control.addEventListener("change", () => control.form.requestSubmit());
}
