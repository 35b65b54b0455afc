using Microsoft.AspNetCore.SignalR;

namespace StrictCors.Tests.Endpoints;

[StrictCors("a")]
public sealed class MetadataHub : Hub;
