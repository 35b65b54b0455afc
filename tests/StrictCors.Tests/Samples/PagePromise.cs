namespace StrictCors.Tests.Samples;

/// <summary>What the page says of a call.</summary>
/// <param name="Browser"><c>read</c> or <c>refused</c>.</param>
/// <param name="Answers">For each request that the API gets: method, status, outcome and reason.</param>
internal sealed record PagePromise(string Browser, string[] Answers);
