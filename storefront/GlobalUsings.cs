global using FitStore.Storefront.Texts;
