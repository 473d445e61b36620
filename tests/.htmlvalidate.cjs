// html-validate's recommended rules for the pages of the storefront. Run in the folder tests: npm run lint-html -- FILE …
module.exports = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // The three below are how ASP.NET writes tags: <input … />, checked="checked", lines left empty by code. All are valid HTML.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'no-trailing-whitespace': 'off',
    // Checkboxes of one question share a name, as the API's parameters repeat.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // Titles name the service, and the official names of services are long.
    'long-title': 'off',
  },
};
