namespace StrictCors.Testing.Tests.Infrastructure;

internal sealed record Answer(int Status, params (string Name, string Value)[] Headers);
