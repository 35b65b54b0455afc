using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;

namespace StrictCors.Tests.Conformance;

[ApiController]
[Route("controller")]
[StrictCors("partner", "public")]
internal sealed class SeveralPoliciesController : ControllerBase
{
    [HttpGet]
    [HttpPut]
    public string Get() => "controller";
}

[StrictCors("partner", "public")]
internal sealed class SeveralPoliciesHub : Hub;
