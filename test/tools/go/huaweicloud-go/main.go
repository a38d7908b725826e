// Sends calls with Huawei Cloud's client for Go. Key, project and IAM's endpoint are in the client's own variables.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/region"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	csms "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/csms/v1"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/csms/v1/model"
)

type call struct {
	Call    string `json:"call"`
	Secret  string `json:"secret"`
	Stage   string `json:"stage"`
	Version string `json:"version"`
	Time    int64  `json:"time"`
	Limit   *int32 `json:"limit"`
}

type failure struct {
	Type      string  `json:"type"`
	Code      *string `json:"code"`
	Status    *int    `json:"status"`
	RequestId *string `json:"requestId"`
	Message   string  `json:"message"`
}

func main() {
	var given struct {
		Endpoint string `json:"endpoint"`
		Calls    []call `json:"calls"`
	}
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		log.Fatal(err)
	}
	outcomes := []map[string]any{}
	for _, each := range given.Calls {
		result, err := send(given.Endpoint, each)
		if err == nil {
			outcomes = append(outcomes, map[string]any{"result": result})
		} else {
			outcomes = append(outcomes, map[string]any{"error": describe(err)})
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(outcomes); err != nil {
		log.Fatal(err)
	}
}

func send(endpoint string, c call) (any, error) {
	// Building the client looks the project up if no variable names it.
	http, err := csms.CsmsClientBuilder().WithRegion(region.NewRegion("ap-southeast-1", endpoint)).SafeBuild()
	if err != nil {
		return nil, err
	}
	client := csms.NewCsmsClient(http)
	switch c.Call {
	case "list":
		return listVersions(client, c)
	case "describe":
		response, err := client.ShowSecret(&model.ShowSecretRequest{SecretName: c.Secret})
		if err != nil {
			return nil, err
		}
		return response.Secret, nil
	case "stage":
		response, err := client.ShowSecretStage(&model.ShowSecretStageRequest{SecretName: c.Secret, StageName: c.Stage})
		if err != nil {
			return nil, err
		}
		return response.Stage, nil
	case "value":
		return client.ShowSecretVersion(&model.ShowSecretVersionRequest{SecretName: c.Secret, VersionId: c.Version})
	case "move":
		request := &model.UpdateSecretStageRequest{SecretName: c.Secret, StageName: c.Stage}
		if c.Version != "" {
			request.Body = &model.UpdateSecretStageRequestBody{VersionId: c.Version}
		}
		response, err := client.UpdateSecretStage(request)
		if err != nil {
			return nil, err
		}
		return response.Stage, nil
	case "remove":
		_, err := client.DeleteSecretStage(&model.DeleteSecretStageRequest{SecretName: c.Secret, StageName: c.Stage})
		return nil, err
	case "expire":
		body := &model.UpdateVersionRequestBody{ExpireTime: c.Time}
		request := &model.UpdateVersionRequest{SecretName: c.Secret, VersionId: c.Version, Body: body}
		response, err := client.UpdateVersion(request)
		if err != nil {
			return nil, err
		}
		return response.VersionMetadata, nil
	}
	return nil, fmt.Errorf("no call %s", c.Call)
}

// listVersions lists all versions, page after page.
func listVersions(client *csms.CsmsClient, c call) (any, error) {
	versions := []model.VersionMetadata{}
	request := &model.ListSecretVersionsRequest{SecretName: c.Secret, Limit: c.Limit}
	for {
		page, err := client.ListSecretVersions(request)
		if err != nil {
			return nil, err
		}
		versions = append(versions, *page.VersionMetadatas...)
		if page.PageInfo.NextMarker == nil {
			return versions, nil
		}
		request.Marker = page.PageInfo.NextMarker
	}
}

func describe(err error) failure {
	var response *sdkerr.ServiceResponseError
	if errors.As(err, &response) {
		return failure{
			Type:      fmt.Sprintf("%T", response),
			Code:      &response.ErrorCode,
			Status:    &response.StatusCode,
			RequestId: &response.RequestId,
			Message:   response.ErrorMessage,
		}
	}
	return failure{Type: fmt.Sprintf("%T", err), Message: err.Error()}
}
