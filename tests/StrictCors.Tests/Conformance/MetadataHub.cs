using Microsoft.AspNetCore.SignalR;

namespace StrictCors.Tests.Conformance;

[StrictCors("a")]
public sealed class MetadataHub : Hub;
