namespace FitStore.Api;

/// <summary>Names this program for tests that start it; two web projects make <c>Program</c> ambiguous.</summary>
internal sealed class ApiProgram;
